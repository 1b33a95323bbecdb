package io.gatehouse.account;

import java.security.SecureRandom;

/// Texts that nobody can guess.
final class RandomText {

    /// RFC 4648 base32 in lower case.
    static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// Digits and letters without those that are taken for another (0 O, 1 I L, U V).
    static final String READABLE = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    /// Digits and letters, 5.95 bits each.
    static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /// Draws each character from the alphabet.
    static String of(int length, String alphabet) {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
