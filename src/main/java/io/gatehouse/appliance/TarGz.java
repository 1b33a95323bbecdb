package io.gatehouse.appliance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/// Writes an archive that `tar -xz` reads. The same files in the same order give the same bytes, on every machine:
/// there is no time and no owner in it, and it is not compressed, since how that is done differs between versions of
/// zlib.
///
/// @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">ustar</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952, gzip</a>
final class TarGz {

    private static final int BLOCK = 512;
    private static final int LONGEST_PATH = 100;
    private static final int MOST_STORED = 0xFFFF;
    private static final byte[] GZIP_HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    /// Adds a file.
    ///
    /// @param path where it will be, with no leading slash; at most 100 ASCII characters
    /// @param mode as `chmod` takes it, for example `755`
    void add(String path, String mode, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        tar.writeBytes(header(path, mode, bytes.length));
        tar.writeBytes(bytes);
        tar.writeBytes(new byte[-bytes.length & (BLOCK - 1)]);
    }

    /// The archive of what was added so far.
    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(tar.toByteArray());
        whole.writeBytes(new byte[2 * BLOCK]);
        return gzip(whole.toByteArray());
    }

    private static byte[] header(String path, String mode, int size) {
        if (path.length() > LONGEST_PATH) {
            throw new IllegalArgumentException("too long for an archive: " + path);
        }
        var header = ByteBuffer.allocate(BLOCK);
        put(header, 0, path);
        put(header, 100, "0000%s\0".formatted(mode));
        put(header, 108, "0000000\0".repeat(2) + "%011o\0".formatted(size) + "0".repeat(11) + "\0");
        put(header, 148, "        0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte one : header.array()) {
            sum += one & 0xFF;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header.array();
    }

    private static void put(ByteBuffer header, int at, String text) {
        header.put(at, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(GZIP_HEADER);
        for (int at = 0; at < content.length; at += MOST_STORED) {
            stored(
                    out,
                    Arrays.copyOfRange(content, at, Math.min(content.length, at + MOST_STORED)),
                    at + MOST_STORED >= content.length);
        }
        var checksum = new CRC32();
        checksum.update(content);
        out.writeBytes(littleEndian(8).putInt((int) checksum.getValue()).putInt(content.length).array());
        return out.toByteArray();
    }

    /// A block that is not compressed (RFC 1951, 3.2.4).
    private static void stored(ByteArrayOutputStream out, byte[] part, boolean last) {
        out.write(last ? 1 : 0);
        out.writeBytes(littleEndian(4).putShort((short) part.length).putShort((short) ~part.length).array());
        out.writeBytes(part);
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
