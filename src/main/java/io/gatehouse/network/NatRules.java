package io.gatehouse.network;

import io.gatehouse.cloud.CloudCatalog.Image;
import io.gatehouse.cloud.CloudCatalog.InstanceType;
import io.gatehouse.network.NatLayout.AddressChoice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules for the NAT instances: their number, type and image.
final class NatRules {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9-]{1,30}\\.[a-z0-9-]{1,30}");
    private static final Pattern IMAGE = Pattern.compile("ami-[0-9a-f]{8,32}");

    /// In a pair: management and data, and on the latter the identity and its twin.
    private static final int INTERFACES_OF_PAIR = 2;

    private static final int ADDRESSES_OF_PAIR = 2;

    private final Findings findings;
    private final AskedCatalog catalog;
    private final String region;
    private final Optional<NatLayout> previous;

    NatRules(Findings findings, AskedCatalog catalog, LayoutContext context) {
        this.findings = findings;
        this.catalog = catalog;
        this.region = context.region();
        this.previous = context.previous().map(NetworkLayout::nat);
    }

    /// @param mode the mode, if it could be read
    Optional<NatLayout> check(NatDraft draft, Optional<NatMode> mode) {
        if (mode.filter(NatMode.NONE::equals).isPresent()) {
            return Optional.of(new NatLayout(NatMode.NONE, "", "", List.of()));
        }
        Optional<InstanceType> type = type(draft).filter(one -> hasRoom(one, mode));
        Optional<String> image = type.flatMap(one -> image(draft.imageId(), one));
        Optional<List<AddressChoice>> addresses =
                new AddressRules(findings, catalog, region, previous).check(draft.addresses(), mode);
        Optional<DataFilter> filter =
                new FieldReader(findings)
                        .choice(
                                "nat.dataFilter",
                                draft.dataFilter(),
                                DataFilter.class,
                                "what filters the interfaces that forward");
        return mode.isPresent() && image.isPresent() && addresses.isPresent() && filter.isPresent()
                ? Optional.of(
                        new NatLayout(
                                mode.get(), type.orElseThrow().name(), image.get(), addresses.get(), filter.get()))
                : Optional.empty();
    }

    /// The name of the instance type that a draft asks for; empty when it asks for none, or AWS calls none so.
    static Optional<String> typeOf(NatDraft draft) {
        String name = FieldReader.typed(draft.instanceType()).toLowerCase(Locale.ROOT);
        boolean none = FieldReader.typed(draft.mode()).equalsIgnoreCase(NatMode.NONE.name());
        return Optional.of(name).filter(one -> !none && TYPE.matcher(one).matches());
    }

    private Optional<InstanceType> type(NatDraft draft) {
        String typed = FieldReader.typed(draft.instanceType());
        Optional<Optional<InstanceType>> answer =
                typeOf(draft)
                        .map(name -> catalog.ask(one -> one.instanceType(name)))
                        .orElse(Optional.of(Optional.empty()));
        if (answer.filter(Optional::isEmpty).isPresent()) {
            findings.error(
                    "nat.instanceType",
                    typed.isEmpty()
                            ? "Choose an instance type, for example t4g.nano."
                            : "%s has no instance type %s. Write one as AWS does, for example t4g.nano."
                                    .formatted(region, FieldReader.echo(typed)));
        }
        return answer.flatMap(one -> one);
    }

    private boolean hasRoom(InstanceType type, Optional<NatMode> mode) {
        boolean room =
                mode.filter(NatMode.PAIR::equals).isEmpty()
                        || type.maxInterfaces() >= INTERFACES_OF_PAIR
                                && type.addressesPerInterface() >= ADDRESSES_OF_PAIR;
        if (!room) {
            findings.error(
                    "nat.instanceType",
                    ("Each instance of a NAT pair has 2 network interfaces with up to 2 private addresses; "
                                    + "%s has room for %d with %d. Choose another type, for example t4g.nano.")
                            .formatted(type.name(), type.maxInterfaces(), type.addressesPerInterface()));
        }
        return room;
    }

    private Optional<String> image(@Nullable String typed, InstanceType type) {
        String id = FieldReader.typed(typed);
        return id.isEmpty() ? pinned(type).or(() -> newest(type)) : named(id, type);
    }

    /// The image that the network has already, as long as its instances stay of this type.
    private Optional<String> pinned(InstanceType type) {
        return previous.filter(nat -> nat.mode() != NatMode.NONE && nat.instanceType().equals(type.name()))
                .map(NatLayout::imageId);
    }

    private Optional<String> newest(InstanceType type) {
        Optional<Optional<Image>> answer = catalog.ask(one -> one.defaultImage(type.architecture()));
        if (answer.filter(Optional::isEmpty).isPresent()) {
            findings.error(
                    "nat.imageId",
                    ("%s publishes no Debian 12 image for %s. Give the id of an image of Debian 12 or Ubuntu 24.04, "
                                    + "or later, for example ami-0123456789abcdef0.")
                            .formatted(region, type.architecture().debianName()));
        }
        return answer.flatMap(one -> one).map(Image::id);
    }

    private Optional<String> named(String id, InstanceType type) {
        if (previous.filter(nat -> nat.imageId().equals(id) && nat.instanceType().equals(type.name())).isPresent()) {
            return Optional.of(id);
        }
        Optional<Optional<Image>> answer =
                IMAGE.matcher(id).matches() ? catalog.ask(one -> one.image(id)) : Optional.of(Optional.empty());
        if (answer.filter(Optional::isEmpty).isPresent()) {
            findings.error(
                    "nat.imageId",
                    ("This account sees no image %s in %s. Give the id of an image of Debian 12 or Ubuntu 24.04, or "
                                    + "later, for example ami-0123456789abcdef0, or leave this empty for Debian 12.")
                            .formatted(FieldReader.echo(id), region));
        }
        return answer.flatMap(one -> one).filter(image -> runsOn(image, type)).map(Image::id);
    }

    private boolean runsOn(Image image, InstanceType type) {
        boolean runs = image.architecture() == type.architecture();
        if (!runs) {
            findings.error(
                    "nat.imageId",
                    ("%s is for %s, and %s is %s. Choose an image for %s, " + "or leave this empty for Debian 12.")
                            .formatted(
                                    image.id(),
                                    image.architecture().debianName(),
                                    type.name(),
                                    type.architecture().debianName(),
                                    type.architecture().debianName()));
        }
        return runs;
    }
}
