package io.gatehouse.cloud.aws;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The SDK's clients for one connection. Whatever fails in a call to any of them is thrown as a
/// [io.gatehouse.cloud.CloudException] that names the operation.
///
/// @param ec2 tries again, as the SDK does, after a lost answer too
/// @param ec2Once for calls that make another thing when they are repeated: tries again only what AWS refused to begin
record AwsClients(
        Ec2Client ec2,
        Ec2Client ec2Once,
        IamClient iam,
        StsClient sts,
        SsmClient ssm,
        ServiceQuotasClient quotas,
        S3Client s3,
        SqsClient sqs) {}
