package io.gatehouse.account.web;

import io.gatehouse.audit.AuditEntry;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.audit.AuditPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The audit log over REST.
@RestController
@RequestMapping("/api/v1/audit")
@Tag(name = "Audit log", description = "Who did what, when and why")
class AuditApi {

    private final AuditLog audit;

    AuditApi(AuditLog audit) {
        this.audit = audit;
    }

    /// One page of the log.
    ///
    /// @param total how many entries there are in all
    @Schema(name = "AuditPage")
    record PageBody(int page, int size, long total, List<AuditEntry> entries) {

        static PageBody of(AuditPage page) {
            return new PageBody(page.page(), page.size(), page.total(), page.entries());
        }
    }

    @GetMapping
    @Operation(summary = "Read the audit log, newest entry first", description = "`size` is at most 200.")
    PageBody read(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return PageBody.of(audit.page(page, size));
    }
}
