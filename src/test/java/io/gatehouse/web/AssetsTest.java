package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;

class AssetsTest {

    @TempDir Path built;

    @BeforeEach
    void build() throws Exception {
        Files.writeString(
                built.resolve("manifest.json"),
                """
                {"src/panel.ts": {"file": "panel-1a2b.js", "name": "panel", "isEntry": true},
                 "src/icons.svg": {"file": "icons-3c4d.svg"}}
                """);
        Files.writeString(built.resolve("icons-3c4d.svg"), "<svg><symbol id=\"check\"></symbol></svg>");
    }

    @Test
    void anEntryIsKnownByTheFileNameOfItsSource() {
        assertThat(assets().url("panel.ts")).isEqualTo("/assets/panel-1a2b.js");
    }

    @Test
    void anIconIsAPartOfTheSprite() {
        assertThat(assets().icon("check")).isEqualTo("/assets/icons-3c4d.svg#check");
    }

    @Test
    void aMisspeltNameFailsAndIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assets().url("pannel.ts"))
                .withMessageContaining("pannel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assets().icon("chek"))
                .withMessageContaining("chek")
                .withMessageContaining("icons.ts");
    }

    @Test
    void withoutABuildThePanelDoesNotStartAndSaysWhatToRun() throws Exception {
        Files.delete(built.resolve("manifest.json"));

        assertThatIllegalStateException().isThrownBy(this::assets).withMessageContaining("npm run build");
    }

    private Assets assets() {
        return new Assets(new FileSystemResource(built + "/"));
    }
}
