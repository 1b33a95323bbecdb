"""What `aws ec2 replace-route` does: replace_route.py <region> <endpoint> <route table> <network interface>."""

import sys

import botocore.session


def main(region, endpoint, table, interface):
    session = botocore.session.Session()
    session.set_credentials("AKIALAB", "secret")
    ec2 = session.create_client("ec2", region_name=region, endpoint_url=endpoint)
    ec2.replace_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", NetworkInterfaceId=interface)


if __name__ == "__main__":
    main(*sys.argv[1:])
