package io.gatehouse.cloud;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import java.time.Duration;
import java.util.Map;

/// Somebody who works by hand in an account that Gatehouse uses. What they make carries no tag of Gatehouse's. They
/// call the cloud directly, never the code under test.
public interface SomebodyElse {

    AwsId makesVpc(Cidr cidr);

    AwsId makesSubnet(AwsId vpc, Cidr cidr, String zone);

    /// Makes a network interface without an instance.
    AwsId makesInterface(AwsId subnet);

    void deletesInterface(AwsId networkInterface);

    AwsId makesSecurityGroup(AwsId vpc, String groupName);

    /// @param name its `Name` tag
    AwsId allocatesAddress(String name);

    /// Adds a rule that lets TCP to one port in.
    void opensPort(AwsId securityGroup, int port, Cidr source);

    void addsRoute(AwsId routeTable, Cidr destination, AwsId networkInterface);

    /// Changes the target of a route that is there.
    void movesRoute(AwsId routeTable, Cidr destination, AwsId networkInterface);

    /// Moves an Elastic IP to a private address, wherever it points now.
    void movesAddress(AwsId allocation, AwsId networkInterface, Ipv4 privateAddress);

    /// Writes an inline policy that allows `ec2:DescribeVpcs` on everything.
    void writesRolePolicy(String roleName, String policyName);

    void emptiesProfile(String profileName, String roleName);

    void detachesGateway(AwsId internetGateway, AwsId vpc);

    /// Stops an instance, and waits until it has stopped.
    void stops(AwsId instance);

    /// Deletes a subnet.
    void deletesSubnet(AwsId subnet);

    /// Whether a VPC, subnet, security group or Elastic IP is there.
    boolean finds(AwsId id);

    /// All tags of a VPC, subnet, security group or Elastic IP.
    Map<String, String> readsTags(AwsId id);

    /// How many rules a security group has, in and out.
    int countsRules(AwsId securityGroup);

    /// Puts an object into a bucket.
    void putsObject(AwsId bucket, String path);

    /// Whether there is an object at a path.
    boolean findsObject(AwsId bucket, String path);

    void deletesObject(AwsId bucket, String path);

    /// Lets the public into a bucket.
    void opensBucket(AwsId bucket);

    /// Lets everybody send to a queue, and keeps messages for this long.
    void opensQueue(AwsId queue, Duration retention);

    /// Sends a message to a queue.
    void sends(AwsId queue, String body);
}
