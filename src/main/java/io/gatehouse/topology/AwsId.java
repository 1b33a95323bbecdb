package io.gatehouse.topology;

/// An identifier that AWS chose, for example `vpc-0a1b2c3d`, or a role's name where the name is the identifier.
///
/// @param value never blank
public record AwsId(String value) implements Ref, Comparable<AwsId> {

    public AwsId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an AWS id is never blank");
        }
    }

    @Override
    public int compareTo(AwsId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
