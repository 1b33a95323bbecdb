package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.cloud.MemberChannel;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Reports from the queue, commands into the bucket.
final class AwsChannel implements MemberChannel {

    static final Set<String> IAM_ACTIONS =
            Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "s3:PutObject", "s3:DeleteObject");

    private static final Pattern INSTANCE = Pattern.compile("AROA[A-Z0-9]+:(i-[0-9a-f]{8,17})");

    private final SqsClient sqs;
    private final S3Client s3;
    private final ChannelPlace place;

    AwsChannel(AwsClients clients, ChannelPlace place) {
        this.sqs = clients.sqs();
        this.s3 = clients.s3();
        this.place = place;
    }

    @Override
    public List<Report> receive(Duration patience) {
        var answer =
                sqs.receiveMessage(r ->
                        r.queueUrl(place.queueUrl())
                                .maxNumberOfMessages(MOST)
                                .waitTimeSeconds((int) patience.toSeconds())
                                .messageSystemAttributeNames(
                                        MessageSystemAttributeName.SENT_TIMESTAMP,
                                        MessageSystemAttributeName.SENDER_ID));
        return answer.messages().stream().map(AwsChannel::report).toList();
    }

    private static Report report(Message message) {
        String sent = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        String sender = message.attributes().getOrDefault(MessageSystemAttributeName.SENDER_ID, "");
        return new Report(
                message.receiptHandle(),
                message.body(),
                Instant.ofEpochMilli(Long.parseLong(sent)),
                instance(sender).orElse(null));
    }

    /// The instance that a sender is: for the role of an instance profile, AWS names the session by the instance.
    ///
    /// @see <a
    ///   href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">SenderId</a>
    static Optional<AwsId> instance(String sender) {
        Matcher matcher = INSTANCE.matcher(sender);
        return matcher.matches() ? Optional.of(new AwsId(matcher.group(1))) : Optional.empty();
    }

    @Override
    public void acknowledge(Collection<Report> reports) {
        List<Report> all = List.copyOf(reports);
        for (int from = 0; from < all.size(); from += MOST) {
            var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
            for (Report report : all.subList(from, Math.min(from + MOST, all.size()))) {
                String id = Integer.toString(entries.size());
                entries.add(DeleteMessageBatchRequestEntry.builder().id(id).receiptHandle(report.receipt()).build());
            }
            sqs.deleteMessageBatch(r -> r.queueUrl(place.queueUrl()).entries(entries));
        }
    }

    @Override
    public void put(NetworkId network, String member, String json) {
        var request =
                PutObjectRequest.builder()
                        .bucket(place.bucket())
                        .expectedBucketOwner(place.account())
                        .key(ChannelNames.command(network, member))
                        .contentType("application/json")
                        .serverSideEncryption(ServerSideEncryption.AES256)
                        .build();
        s3.putObject(request, RequestBody.fromString(json));
    }

    @Override
    public void remove(NetworkId network, String member) {
        s3.deleteObject(r ->
                r.bucket(place.bucket())
                        .expectedBucketOwner(place.account())
                        .key(ChannelNames.command(network, member)));
    }
}
