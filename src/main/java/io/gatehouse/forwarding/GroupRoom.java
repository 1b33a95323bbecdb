package io.gatehouse.forwarding;

/// How many inbound rules the security group of the data interfaces holds.
///
/// @param most how many the account may have in a group
/// @param others how many are there for other reasons than forwards
/// @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html">rules per security group</a>
public record GroupRoom(int most, int others) {

    /// How many more rules there is room for beside those of forwards; negative when there are too many.
    public int left(int ofForwards) {
        return most - others - ofForwards;
    }
}
