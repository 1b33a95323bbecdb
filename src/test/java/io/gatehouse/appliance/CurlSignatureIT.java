package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.auth.signer.params.Aws4SignerParams;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;

/// What curl signs on a NAT instance, AWS accepts: its signatures are those of the SDK. Emulators do not check them.
@RequiresCapability(Capability.LAB)
@SuppressWarnings("deprecation") // the newer signer adds a header that EC2 and SQS do not need
class CurlSignatureIT {

    private static final AwsSessionCredentials CREDENTIALS =
            AwsSessionCredentials.create(
                    "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "Token/With+Signs==");
    private static final Pattern SIGNED = Pattern.compile("SignedHeaders=([^,]+)");
    private static final String ASSOCIATION =
            "ec2 \"$run/answer\" AssociateAddress AllocationId=eipalloc-1 PrivateIpAddress=10.0.2.6 Tag=n7/x:y";
    private static final String MESSAGE =
            """
            call sqs "$run/answer" -H 'X-Amz-Target: AmazonSQS.SendMessage' \
                -H 'Content-Type: application/x-amz-json-1.0' \
                --data '{"QueueUrl":"u","MessageBody":"{\\"at\\":\\"ä\\"}"}' "$SQS_ENDPOINT/"
            """;
    private static final String BUNDLE =
            """
            call s3 "$run/answer" -D "$run/headers" --max-filesize 4000000 \
                -H 'x-amz-content-sha256: UNSIGNED-PAYLOAD' -H 'If-None-Match: "abc"' \
                "$S3_ENDPOINT/gatehouse-k3v7q2mzta-123456789012-eu-west-1/bundles/n7/nat-a.tar.gz"
            """;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

    private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(1);

    @TempDir private Path directory;

    private HttpServer server;

    /// A request as it came.
    private record Heard(String method, URI uri, Map<String, List<String>> headers, String body) {

        String header(String name) {
            List<String> values =
                    headers.entrySet().stream()
                            .filter(header -> header.getKey().equalsIgnoreCase(name))
                            .flatMap(header -> header.getValue().stream())
                            .toList();
            assertThat(values).as("%s in %s", name, headers).hasSize(1);
            return values.getFirst();
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.start();
        Files.writeString(
                directory.resolve("credentials"),
                "user = \"%s:%s\"\nheader = \"x-amz-security-token: %s\"\n"
                        .formatted(
                                CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey(), CREDENTIALS.sessionToken()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aCallOfEc2IsSignedAsTheSdkSignsIt() throws Exception {
        var request = run(ASSOCIATION);

        assertThat(request.body()).endsWith("&Tag=n7%2Fx%3Ay");
        assertThat(request.header("Authorization")).isEqualTo(signedBySdk(request, "ec2"));
    }

    @Test
    void aMessageToTheQueueIsSignedAsTheSdkSignsIt() throws Exception {
        var request = run(MESSAGE);

        assertThat(request.header("Authorization")).isEqualTo(signedBySdk(request, "sqs"));
    }

    @Test
    void fetchingABundleIsSignedAsTheSdkSignsIt() throws Exception {
        var request = run(BUNDLE);

        assertThat(request.header("Authorization")).isEqualTo(signedBySdkForS3(request));
    }

    /// Where the clock is right, curl signs; else a program of our own does, as curl cannot be told the time.
    @ParameterizedTest
    @ValueSource(ints = {600, -600})
    void aClockThatIsWrongIsMadeUpFor(int behind) throws Exception {
        Files.writeString(directory.resolve("clock-offset"), behind + "\n");

        var begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var ec2 = run(ASSOCIATION);
        var sqs = run(MESSAGE);
        var s3 = run(BUNDLE);

        for (var request : List.of(ec2, sqs, s3)) {
            assertThat(date(request)).isBetween(begun.plusSeconds(behind), Instant.now().plusSeconds(behind));
            assertThat(request.header("X-Amz-Security-Token")).isEqualTo(CREDENTIALS.sessionToken());
        }
        assertThat(ec2.header("Authorization")).isEqualTo(signedBySdk(ec2, "ec2"));
        assertThat(sqs.header("Authorization")).isEqualTo(signedBySdk(sqs, "sqs"));
        assertThat(s3.header("Authorization")).isEqualTo(signedBySdkForS3(s3));
    }

    private void hear(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(
                new Heard(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /// Makes a call with the functions that the NAT instance has.
    private Heard run(String call) throws IOException, InterruptedException {
        var endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        var script =
                """
                run=%s REGION=eu-west-1 DOMAIN=amazonaws.com MANAGEMENT_ADDRESS=127.0.0.1 patience=60
                . src/main/appliance/usr/local/lib/gatehouse/aws
                EC2_ENDPOINT=%s S3_ENDPOINT=%s SQS_ENDPOINT=%s
                """
                        .formatted(directory, endpoint, endpoint, endpoint);
        var process = new ProcessBuilder("bash", "-euc", script + call).inheritIO().start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return heard.remove();
    }

    private static String signedBySdk(Heard heard, String service) {
        var unsigned =
                SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.fromValue(heard.method()))
                        .uri(URI.create("http://" + heard.header("Host") + heard.uri()))
                        .contentStreamProvider(
                                () -> new ByteArrayInputStream(heard.body().getBytes(StandardCharsets.UTF_8)));
        copySignedHeaders(heard, unsigned);
        var parameters =
                Aws4SignerParams.builder()
                        .awsCredentials(CREDENTIALS)
                        .signingName(service)
                        .signingRegion(Region.EU_WEST_1)
                        .signingClockOverride(Clock.fixed(date(heard), ZoneOffset.UTC))
                        .build();
        return Aws4Signer.create()
                .sign(unsigned.build(), parameters)
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    /// What is fetched by TLS has a payload that is not signed.
    private static String signedBySdkForS3(Heard heard) {
        SdkHttpRequest.Builder unsigned =
                SdkHttpRequest.builder()
                        .method(SdkHttpMethod.fromValue(heard.method()))
                        .uri(URI.create("https://" + heard.header("Host") + heard.uri()));
        copySignedHeaders(heard, unsigned);
        return AwsV4HttpSigner.create()
                .sign(signing ->
                        signing.identity(CREDENTIALS)
                                .request(unsigned.build())
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(date(heard), ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    /// The headers that curl has signed, but for those that a signer adds.
    private static void copySignedHeaders(Heard heard, SdkHttpRequest.Builder request) {
        var signed = SIGNED.matcher(heard.header("Authorization"));
        assertThat(signed.find()).isTrue();
        for (var name : signed.group(1).split(";")) {
            if (!name.equals("x-amz-date") && !name.equals("x-amz-security-token")) {
                request.putHeader(name, heard.header(name));
            }
        }
    }

    private static Instant date(Heard heard) {
        return DATE.parse(heard.header("X-Amz-Date"), Instant::from);
    }
}
