package io.gatehouse.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.appliance.ApplianceResources;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkResources;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Vpc;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AwsCliTest {

    private static final NetworkId NETWORK = new NetworkId(7);
    private static final InstallationId INSTALLATION = new InstallationId("k3v7q2mzta");

    @Test
    void idsThatAwsChoosesAreKeptInVariables() {
        assertThat(commands())
                .contains(
                        "VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications"
                            + " 'ResourceType=vpc,Tags=[{Key=Name,Value=payments}]' --query Vpc.VpcId --output text)",
                        "aws ec2 attach-internet-gateway --internet-gateway-id $INTERNET_GATEWAY_INTERNET --vpc-id"
                                + " $VPC",
                        "aws ec2 create-route --route-table-id $ROUTE_TABLE_PRIVATE_A --destination-cidr-block"
                                + " 0.0.0.0/0 --network-interface-id $NETWORK_INTERFACE_NAT_A_DATA",
                        "aws ec2 authorize-security-group-ingress --group-id $SECURITY_GROUP_NAT_MANAGEMENT"
                                + " --ip-permissions"
                                + " 'IpProtocol=112,UserIdGroupPairs=[{GroupId='$SECURITY_GROUP_NAT_MANAGEMENT'}]'");
    }

    @Test
    void everyVariableIsSetBeforeItIsUsed() {
        var set = new java.util.HashSet<String>();
        for (String command : commands()) {
            var used = java.util.regex.Pattern.compile("\\$([A-Z][A-Z0-9_]*)").matcher(command);
            while (used.find()) {
                assertThat(set).as(command).contains(used.group(1));
            }
            var assigned = java.util.regex.Pattern.compile("^([A-Z][A-Z0-9_]*)=").matcher(command);
            if (assigned.find()) {
                set.add(assigned.group(1));
            }
        }
        assertThat(set).hasSizeGreaterThan(15);
    }

    @Test
    void aShellReadsEveryCommand() throws Exception {
        var shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
        try (var in = shell.getOutputStream()) {
            in.write(String.join("\n", commands()).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void whateverANameContainsIsOneWordOfTheShell() {
        var vpc =
                new Vpc(
                        new ResourceKey(NETWORK, ResourceKind.VPC, "vpc"),
                        "it's; rm -rf $HOME",
                        Cidr.parse("10.0.0.0/16"));

        assertThat(AwsCli.commands(List.of((Resource) vpc)).getFirst())
                .contains("'ResourceType=vpc,Tags=[{Key=Name,Value=it'\\''s; rm -rf $HOME}]'");
    }

    private static List<String> commands() {
        var layout = Layouts.usual(NatMode.PAIR);
        return AwsCli.commands(
                Stream.concat(
                                NetworkResources.of(NETWORK, layout, INSTALLATION).stream(),
                                ApplianceResources.of(NETWORK, layout, INSTALLATION, "eu-west-1").stream())
                        .toList());
    }
}
