package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.topology.AccountRegion;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/// Answers of more than one page.
class PagesTest {

    private ScriptedAws aws;
    private RegionCalls calls;

    @BeforeEach
    void open() throws IOException {
        aws = new ScriptedAws();
        var where = new AccountConnection(new AccountRegion(1, AwsOnMoto.REGION), CloudKind.AWS, null, null);
        calls = new RegionCalls(AwsOnMoto.at(aws.endpoint()).factory().connect(where), AwsOnMoto.INSTALLATION);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void everyPageOfAQuestionToEc2IsRead() {
        aws.answers("DescribeSubnets", subnets("subnet-1", "<nextToken>more</nextToken>"), subnets("subnet-2", ""));

        assertThat(calls.subnets()).extracting(Subnet::subnetId).containsExactly("subnet-1", "subnet-2");
        assertThat(aws.received("DescribeSubnets").getLast()).contains("NextToken=more");
    }

    private static String subnets(String id, String token) {
        return "<DescribeSubnetsResponse><subnetSet><item><subnetId>%s</subnetId></item></subnetSet>%s</DescribeSubnetsResponse>"
                .formatted(id, token);
    }

    @Test
    void everyPageOfAQuestionToIamIsRead() {
        aws.answers("GetAccountAuthorizationDetails", roles("one", true), roles("two", false));

        assertThat(calls.roles()).extracting(RoleDetail::roleName).containsExactly("one", "two");
        assertThat(aws.received("GetAccountAuthorizationDetails").getLast()).contains("Marker=more");
    }

    private static String roles(String name, boolean more) {
        return """
        <GetAccountAuthorizationDetailsResponse><GetAccountAuthorizationDetailsResult>
          <IsTruncated>%s</IsTruncated>%s
          <RoleDetailList><member><RoleName>%s</RoleName></member></RoleDetailList>
        </GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>
        """
                .formatted(more, more ? "<Marker>more</Marker>" : "", name);
    }

    @Test
    void profilesAreAskedForByPath() {
        aws.answers(
                "ListInstanceProfiles",
                """
                <ListInstanceProfilesResponse><ListInstanceProfilesResult><IsTruncated>false</IsTruncated>
                  <InstanceProfiles><member><InstanceProfileName>nat</InstanceProfileName></member></InstanceProfiles>
                </ListInstanceProfilesResult></ListInstanceProfilesResponse>
                """);

        assertThat(calls.instanceProfiles()).extracting(InstanceProfile::instanceProfileName).containsExactly("nat");
        assertThat(aws.received("ListInstanceProfiles").getFirst()).contains("PathPrefix=%2Fgatehouse%2Fcontract23%2F");
    }

    @Test
    void rulesAreAskedForByAsManyGroupsAsAFilterTakes() {
        aws.answers("DescribeSecurityGroupRules", "<DescribeSecurityGroupRulesResponse/>");

        calls.rulesOf(groups(401));

        assertThat(aws.received("DescribeSecurityGroupRules")).hasSize(3);
    }

    @Test
    void withoutGroupsNobodyIsAskedForRules() {
        assertThat(calls.rulesOf(List.of())).isEmpty();
        assertThat(aws.received("DescribeSecurityGroupRules")).isEmpty();
    }

    private static List<SecurityGroup> groups(int count) {
        return IntStream.range(0, count).mapToObj(i -> SecurityGroup.builder().groupId("sg-" + i).build()).toList();
    }
}
