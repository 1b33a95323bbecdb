package io.gatehouse.cloud.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.Tag;

/// Tags as IAM takes and gives them. IAM knows fewer characters than EC2: letters, digits, spaces and `_.:/=+-@`. What
/// else a name has is written as its code point, `=28=` for an opening bracket, and read back.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html">Tag</a>
final class IamTags {

    private static final Pattern UNKNOWN = Pattern.compile("[^\\p{L}\\p{Z}\\p{N}_.:/+\\-@]");
    private static final Pattern WRITTEN = Pattern.compile("=([0-9a-f]{1,6})=");
    private static final int HEX = 16;

    private IamTags() {}

    static List<Tag> write(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(encode(tag.getValue())).build())
                .toList();
    }

    static Map<String, String> read(List<Tag> tags) {
        var map = new HashMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), decode(tag.value())));
        return map;
    }

    private static String encode(String text) {
        return UNKNOWN.matcher(text).replaceAll(match -> "=" + Integer.toHexString(match.group().codePointAt(0)) + "=");
    }

    private static String decode(String text) {
        return WRITTEN.matcher(text)
                .replaceAll(
                        match -> java.util.regex.Matcher.quoteReplacement(character(match.group(1), match.group())));
    }

    private static String character(String hex, String otherwise) {
        int codePoint = Integer.parseInt(hex, HEX);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : otherwise;
    }
}
