"""A VPC made of Linux network namespaces, and NAT instances that boot in it."""
