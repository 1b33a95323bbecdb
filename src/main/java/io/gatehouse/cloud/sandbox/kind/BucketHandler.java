package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.ObjectEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Bucket;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The bucket of an installation, ours by its name.
final class BucketHandler implements SandboxHandler<Bucket> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.BUCKET;
    }

    @Override
    public Class<Bucket> type() {
        return Bucket.class;
    }

    @Override
    public String listing() {
        return "s3:ListBucket";
    }

    @Override
    public Stream<Observed<Bucket>> observe(OwnedView view) {
        return view.world().buckets().find(view.bucket()).stream()
                .map(one ->
                        new Observed<>(
                                new AwsId(one.id()),
                                new Bucket(Bucket.keyIn(view.region()), one.closed()),
                                Readiness.READY,
                                Map.of("name", one.id())));
    }

    @Override
    public Outcome create(Task<Bucket> task) {
        String name = name(task);
        try {
            task.api().run("s3:CreateBucket", world -> world.buckets().create(name));
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
        }
        return close(task);
    }

    @Override
    public Outcome update(Task<Bucket> task) {
        return close(task);
    }

    private static Outcome close(Task<Bucket> task) {
        String name = name(task);
        task.api().run("s3:PutBucketPublicAccessBlock", world -> world.buckets().setClosed(name, true));
        return new Outcome.Applied(new AwsId(name));
    }

    private static String name(Task<Bucket> task) {
        return new ChannelNames(task.installation()).bucket(task.api().awsAccount(), task.api().where().region());
    }

    /// Commands that nobody took away go with the bucket. What is not Gatehouse's keeps it.
    @Override
    public Outcome delete(Task<Bucket> task) {
        String name = task.id().value();
        task.api().run("s3:DeleteBucket", world -> delete(name, world));
        return new Outcome.Applied(null);
    }

    private static void delete(String name, SandboxWorld world) {
        List<String> left = world.objects().in(name).map(ObjectEntry::path).toList();
        left.stream()
                .filter(path -> !path.startsWith(ChannelNames.COMMANDS))
                .findFirst()
                .ifPresent(path -> {
                    String message =
                            "The bucket %s holds %s, which is not Gatehouse’s. Move or delete it, then continue."
                                    .formatted(name, path);
                    throw new CloudException(
                            new CloudFailure(Reason.INVALID, "s3:DeleteBucket", "BucketNotEmpty", message), null);
                });
        left.forEach(path -> world.objects().delete(name, path));
        world.buckets().delete(name);
    }
}
