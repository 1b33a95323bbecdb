package io.gatehouse.forwarding;

/// How many inbound rules the security group of the data interfaces holds.
///
/// @param most how many AWS allows
/// @param others how many are there for other reasons than forwards
/// @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html">rules per security group</a>
public record GroupRoom(int most, int others) {

    /// What AWS allows unless it is asked for more.
    public static final int DEFAULT = 60;

    /// How many more rules there is room for beside those of forwards; negative when there are too many.
    public int left(int ofForwards) {
        return most - others - ofForwards;
    }
}
