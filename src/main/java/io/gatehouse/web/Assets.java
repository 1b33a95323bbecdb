package io.gatehouse.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The files that the front-end build made, by the names of their sources. Templates know this bean as `@assets`.
///
/// Built names contain a hash of the content, so they may be cached for ever; the manifest that maps source names to
/// them is read once, at start-up.
@Component("assets")
class Assets {

    private static final String DIRECTORY = "static/assets/";
    private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"([^\"]+)\"");

    private final Map<String, String> urls;
    private final Set<String> icons;

    @Autowired
    Assets() {
        this(new ClassPathResource(DIRECTORY));
    }

    /// @param directory where the build put its files; its path ends with a slash
    Assets(Resource directory) {
        this.urls = urls(read(directory, "manifest.json"));
        this.icons = icons(read(directory, fileName(url("icons.svg"))));
    }

    /// The address of a built file.
    ///
    /// @param name the file name of its source, for example `panel.ts` or `style.css`
    /// @throws IllegalArgumentException if the build has no such entry
    public String url(String name) {
        String url = urls.get(name);
        if (url == null) {
            throw new IllegalArgumentException(
                    "The front-end build has no entry " + name + "; it has " + urls.keySet());
        }
        return url;
    }

    /// The address of one icon inside the sprite.
    ///
    /// @param name the icon's Lucide name
    /// @throws IllegalArgumentException if the sprite has no such icon
    public String icon(String name) {
        if (!icons.contains(name)) {
            throw new IllegalArgumentException("The icon sprite has no " + name + ": add it to frontend/src/icons.ts");
        }
        return url("icons.svg") + "#" + name;
    }

    private static Map<String, String> urls(String manifest) {
        Map<String, Entry> entries = JsonMapper.shared().readerForMapOf(Entry.class).readValue(manifest);
        return entries.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                entry -> fileName(entry.getKey()), entry -> "/assets/" + entry.getValue().file()));
    }

    private static Set<String> icons(String sprite) {
        return SYMBOL.matcher(sprite).results().map(match -> match.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String read(Resource directory, String file) {
        try (InputStream content = directory.createRelative(file).getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The pages’ styles and scripts are missing ("
                            + DIRECTORY
                            + file
                            + " is not on the class path): run `npm ci && npm run build` in frontend/, then start"
                            + " again",
                    e);
        }
    }

    /// One entry of the manifest; the build writes more, which is of no use here.
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Entry(String file) {}
}
