package io.gatehouse.backup.web;

import io.gatehouse.backup.Backups;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Hands out backups, and says how to use them.
@Controller
@RequestMapping("/settings/backup")
class BackupPage {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Backups backups;
    private final Clock clock;

    BackupPage(Backups backups, Clock clock) {
        this.backups = backups;
        this.clock = clock;
    }

    @GetMapping
    String show() {
        return "backup/backup";
    }

    @PostMapping
    ResponseEntity<StreamingResponseBody> download(Principal person) {
        String name = "gatehouse-%s.zip".formatted(STAMP.format(clock.instant()));
        var file = ContentDisposition.attachment().filename(name).build();
        String author = person.getName();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(to -> backups.write(to, author));
    }
}
