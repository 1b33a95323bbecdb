package io.gatehouse.cloud.sandbox.world;

/// Something that is to go wrong.
///
/// @param operation the API operation that it happens to, for example `ec2:CreateVpc`, or `*` for any
/// @param fault what happens
/// @param skip how many calls of the operation go well first
/// @param times how many calls it happens to then
public record FaultRule(String operation, Fault fault, int skip, int times) {

    /// The operation of a rule for all operations.
    public static final String ANY = "*";

    boolean isAbout(String called) {
        return operation.equals(ANY) || operation.equals(called);
    }

    FaultRule afterSkipping() {
        return new FaultRule(operation, fault, skip - 1, times);
    }

    FaultRule afterHappening() {
        return new FaultRule(operation, fault, skip, times - 1);
    }
}
