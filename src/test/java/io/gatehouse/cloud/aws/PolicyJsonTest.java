package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.topology.PolicyDocument;
import io.gatehouse.topology.PolicyDocument.Statement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJsonTest {

    private static final PolicyDocument LOOK =
            new PolicyDocument(List.of(Statement.allow("Look", set("ec2:DescribeVpcs"), set("*"), Map.of())));

    @Test
    void aDocumentIsWrittenInOneForm() {
        assertThat(PolicyJson.write(SampleNetwork.policy("ec2:ReplaceRoute")))
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Look\",\"Effect\":\"Allow\","
                            + "\"Action\":[\"ec2:DescribeAddresses\",\"ec2:DescribeRouteTables\"],\"Resource\":[\"*\"]},"
                            + "{\"Sid\":\"Move\",\"Effect\":\"Allow\",\"Action\":[\"ec2:ReplaceRoute\"],"
                            + "\"Resource\":[\"arn:aws:ec2:*:*:route-table/*\"],"
                            + "\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/gatehouse:network\":[\"n1\"]}}}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"Version": "2012-10-17",
                 "Statement": [{"Sid": "Look", "Effect": "Allow", "Action": ["ec2:DescribeVpcs"], "Resource": ["*"]}]}
                """,
                """
                {"Statement": {"Action": "ec2:DescribeVpcs", "Resource": "*", "Effect": "Allow", "Sid": "Look"},
                 "Id": "a name", "Version": "2012-10-17"}
                """
            })
    void everyWayToSayTheSameIsReadAsTheSame(String json) {
        assertThat(PolicyJson.read(json)).isEqualTo(LOOK);
        assertThat(PolicyJson.read(URLEncoder.encode(json, StandardCharsets.UTF_8))).isEqualTo(LOOK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"Version": "2008-10-17",
                 "Statement": {"Sid": "Look", "Effect": "Allow", "Action": "ec2:DescribeVpcs", "Resource": "*"}}
                """,
                """
                {"Statement": {"Sid": "Look", "Effect": "Deny", "Action": "ec2:DescribeVpcs", "Resource": "*"},
                 "Version": "2012-10-17"}
                """,
                """
                {"Version": "2012-10-17",
                 "Statement": {"Sid": "Look", "Effect": "Allow", "NotAction": "ec2:DescribeVpcs", "Resource": "*"}}
                """,
                """
                {"Version": "2012-10-17",
                 "Statement": {"Sid": "Look", "Effect": "Allow", "Action": "ec2:DescribeVpcs", "Resource": "*",
                               "Condition": {"Bool": {"aws:SecureTransport": true}}}}
                """,
                """
                {"Version": "2012-10-17",
                 "Statement": [{"Sid": "Look", "Effect": "Allow", "Action": "ec2:DescribeVpcs", "Resource": "*"},
                               {"Effect": "Allow", "Action": "*", "Resource": "*"}]}
                """,
                "[]",
                "this is no policy",
                "100%"
            })
    void whatSaysSomethingElseIsReadAsSomethingElse(String json) {
        assertThat(PolicyJson.read(json)).isNotEqualTo(LOOK);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadBack(long seed) {
        PolicyDocument document = random(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));

        String json = PolicyJson.write(document);

        assertThat(PolicyJson.read(json)).as("seed %d", seed).isEqualTo(document);
        assertThat(PolicyJson.read(URLEncoder.encode(json, StandardCharsets.UTF_8)))
                .as("seed %d, encoded", seed)
                .isEqualTo(document);
        assertThat(PolicyJson.write(PolicyJson.read(json))).as("seed %d, again", seed).isEqualTo(json);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    private static PolicyDocument random(RandomGenerator random) {
        var statements = new ArrayList<Statement>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            var conditions = new TreeMap<String, SortedMap<String, SortedSet<String>>>();
            for (int j = 0; j < random.nextInt(3); j++) {
                var keys = new TreeMap<String, SortedSet<String>>();
                keys.put("aws:ResourceTag/" + word(random), words(random));
                conditions.put("String" + word(random), keys);
            }
            String effect = random.nextBoolean() ? "Allow" : "Deny";
            statements.add(new Statement("S" + i, effect, words(random), words(random), conditions));
        }
        return new PolicyDocument(statements);
    }

    private static SortedSet<String> words(RandomGenerator random) {
        return new TreeSet<>(Stream.generate(() -> word(random)).limit(1 + random.nextInt(4)).toList());
    }

    /// A word with what JSON and URLs treat specially.
    private static String word(RandomGenerator random) {
        String letters = "abc:*/\"\\ +%&=é{}[]$,?#";
        return IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(_ -> letters.charAt(random.nextInt(letters.length())))
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }

    private static SortedSet<String> set(String one) {
        return new TreeSet<>(List.of(one));
    }
}
