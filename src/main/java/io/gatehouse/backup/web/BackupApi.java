package io.gatehouse.backup.web;

import io.gatehouse.backup.Backups;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Backups for a script: `curl -X POST -H "Authorization: Bearer …" -o gatehouse.zip …/api/v1/backups`.
@RestController
@Tag(name = "backups")
class BackupApi {

    private final Backups backups;

    BackupApi(Backups backups) {
        this.backups = backups;
    }

    @PostMapping(path = "/api/v1/backups", produces = "application/zip")
    @Operation(
            summary = "Make a backup of all that the panel knows",
            description = "A ZIP file. A panel that starts with GATEHOUSE_RESTORE and an empty database takes it.")
    ResponseEntity<StreamingResponseBody> make(Principal person) {
        String author = person.getName();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(to -> backups.write(to, author));
    }
}
