package io.gatehouse.cloud.sandbox.world;

import java.util.HexFormat;

/// Makes ids like AWS's: the same seed gives the same ids in the same order.
final class Ids {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private long sequence;

    Ids(long seed, long sequence) {
        this.seed = seed;
        this.sequence = sequence;
    }

    /// A new id, for example `vpc-0a1b2c3d4e5f60718`.
    String next(String prefix) {
        return prefix + "-0" + HexFormat.of().toHexDigits(mixed());
    }

    /// A new id as IAM has them, for example `AIPA0A1B2C3D4E5F6071`.
    String nextUnique(String prefix) {
        return prefix + HexFormat.of().withUpperCase().toHexDigits(mixed());
    }

    /// SplitMix64 (Steele, Lea, Flood 2014): different for every number of the sequence.
    private long mixed() {
        long mixed = seed + ++sequence * GOLDEN_GAMMA;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    long seed() {
        return seed;
    }

    long sequence() {
        return sequence;
    }
}
