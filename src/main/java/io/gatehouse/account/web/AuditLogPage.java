package io.gatehouse.account.web;

import io.gatehouse.audit.AuditLog;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who did what.
@Controller
class AuditLogPage {

    private static final int SIZE = 50;

    private final AuditLog audit;

    AuditLogPage(AuditLog audit) {
        this.audit = audit;
    }

    @GetMapping("/settings/audit")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        var found = audit.page(page, SIZE);
        model.addAttribute(
                "page", new PageImpl<>(found.entries(), PageRequest.of(found.page(), found.size()), found.total()));
        return "account/audit";
    }
}
