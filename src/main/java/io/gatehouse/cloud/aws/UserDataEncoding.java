package io.gatehouse.cloud.aws;

import io.gatehouse.topology.Instance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/// User data as EC2 takes it: base64 of at most 16 KiB. What is longer is compressed, which cloud-init understands.
///
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html">user data</a>
final class UserDataEncoding {

    static final int MOST = 16 * 1024;

    private UserDataEncoding() {}

    /// @throws io.gatehouse.cloud.CloudException when it is too long even when compressed
    static String encode(Task<Instance> task) {
        String text = Objects.requireNonNull(task.resource().userData().text(), "a wanted instance has its user data");
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] sent = plain.length <= MOST ? plain : compress(plain);
        if (sent.length > MOST) {
            throw AwsHandler.refusal(
                    task,
                    "UserDataTooLong",
                    "The user data has %d bytes, %d compressed; AWS takes %d."
                            .formatted(plain.length, sent.length, MOST));
        }
        return Base64.getEncoder().encodeToString(sent);
    }

    private static byte[] compress(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
