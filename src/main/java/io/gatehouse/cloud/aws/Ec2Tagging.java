package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.Tagged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// Tags as EC2 takes and gives them.
final class Ec2Tagging {

    private final Ec2Client ec2;
    private final InstallationId installation;

    Ec2Tagging(Ec2Client ec2, InstallationId installation) {
        this.ec2 = ec2;
        this.installation = installation;
    }

    /// The tags that a creation carries.
    TagSpecification specification(ResourceType type, Tagged resource) {
        return specification(type, Tags.of(installation, resource));
    }

    static TagSpecification specification(ResourceType type, Map<String, String> tags) {
        return TagSpecification.builder().resourceType(type).tags(write(tags)).build();
    }

    /// The tags of a wanted resource.
    Map<String, String> of(Tagged resource) {
        return Tags.of(installation, resource);
    }

    /// Writes the tags of a wanted resource onto what has this id.
    void write(String id, Tagged resource) {
        ec2.createTags(request -> request.resources(id).tags(write(Tags.of(installation, resource))));
    }

    /// Whether these are the tags of the wanted resource.
    boolean marks(Tagged resource, List<Tag> tags) {
        return Tags.key(installation, read(tags)).filter(resource.key()::equals).isPresent();
    }

    static List<Tag> write(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    static Map<String, String> read(List<Tag> tags) {
        var map = new HashMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }

    /// The `Name` tag; empty when there is none.
    static String name(List<Tag> tags) {
        return read(tags).getOrDefault(Tags.NAME, "");
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
