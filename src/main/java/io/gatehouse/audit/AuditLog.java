package io.gatehouse.audit;

import java.time.Clock;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The audit log. Entries are written in the caller's transaction, so that what was undone leaves no entry.
@Service
public class AuditLog {

    private static final int LONGEST_PAGE = 200;

    private final AuditRows rows;
    private final Clock clock;

    AuditLog(AuditRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// Writes down what somebody did, now. Texts that are longer than the log keeps are cut.
    ///
    /// @param actor the user name of the person, or `gatehouse` for the panel itself
    /// @param action what was done, in words, for example `account created`
    /// @param subject what it was done to, for example `account “Production”`; may be empty
    /// @param detail what else is worth knowing, such as the reason given; may be empty; never a secret
    @Transactional
    public void record(String actor, String action, String subject, String detail) {
        rows.save(new AuditRow(clock.instant(), actor, action, subject, detail));
    }

    /// One page of the log, newest first.
    ///
    /// @param page from 0; a page past the end is empty
    /// @param size from 1 to 200; what is outside is moved to the nearest
    @Transactional(readOnly = true)
    public AuditPage page(int page, int size) {
        var length = Math.clamp(size, 1, LONGEST_PAGE);
        var number = Math.clamp(page, 0, Integer.MAX_VALUE / length);
        var found = rows.findAll(PageRequest.of(number, length, Sort.by(Sort.Direction.DESC, "id")));
        return new AuditPage(
                found.getContent().stream().map(AuditRow::entry).toList(), number, length, found.getTotalElements());
    }
}
