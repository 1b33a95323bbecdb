package io.gatehouse.topology;

import java.util.Optional;
import java.util.regex.Pattern;

/// What the networks of one region of an AWS account share. An account of Gatehouse's is one region, so within it the
/// region's name says enough.
///
/// @param region for example `eu-west-1`
public record RegionScope(String region) implements Scope {

    private static final Pattern SHAPE = Pattern.compile("[a-z]{2,8}(-[a-z]{2,12}){1,4}-\\d{1,2}");

    public RegionScope {
        if (!SHAPE.matcher(region).matches()) {
            throw new IllegalArgumentException("not a region: " + region);
        }
    }

    /// Reads what [#text()] wrote; empty for anything else.
    public static Optional<RegionScope> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new RegionScope(text)) : Optional.empty();
    }

    @Override
    public String text() {
        return region;
    }
}
