package io.gatehouse.appliance;

import io.gatehouse.network.NatMember;
import io.gatehouse.topology.UserData;
import java.util.Map;

/// The user data of a NAT instance: a script that fetches the instance's bundle at its first boot and puts it in place.
/// It knows where the instance belongs and nothing that anybody edits, so an edit never replaces an instance: what it
/// is to do is in the bundle. Runs on Debian 12 or Ubuntu 24.04, or later: what is older has a curl that does not sign
/// session tokens.
///
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html">user data</a>
final class BootstrapUserData {

    private BootstrapUserData() {}

    /// The user data of a member. The same arguments give the same bytes.
    static UserData of(Place place, NatMember member) {
        return UserData.of(
                TypedText.of(
                                Template.at("user-data"),
                                Map.of(
                                        "installation",
                                        TypedText.of(place.installation()),
                                        "network",
                                        TypedText.of(place.network()),
                                        "region",
                                        TypedText.region(place),
                                        "domain",
                                        TypedText.domain(place),
                                        "member",
                                        TypedText.slot(member.instance()),
                                        "management_address",
                                        TypedText.of(member.managementAddress())))
                        .toString());
    }
}
