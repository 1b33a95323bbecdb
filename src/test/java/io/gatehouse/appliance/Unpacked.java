package io.gatehouse.appliance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A bundle read back by a program that did not write it.
record Unpacked(Map<String, File> files) {

    /// @param header what the archive says of it
    record File(TarArchiveEntry header, String text) {}

    static Unpacked of(Bundle bundle) {
        var files = new LinkedHashMap<String, File>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bundle.bytes())))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new File(entry, new String(tar.readAllBytes(), StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Unpacked(files);
    }

    String text(String path) {
        var file = files.get(path);
        if (file == null) {
            throw new IllegalArgumentException("no %s among %s".formatted(path, files.keySet()));
        }
        return file.text();
    }
}
