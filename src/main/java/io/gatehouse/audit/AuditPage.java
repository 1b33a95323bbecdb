package io.gatehouse.audit;

import java.util.List;

/// One page of the audit log, newest entry first.
///
/// @param entries at most `size` of them
/// @param page the number of this page, from 0
/// @param size how many entries a page holds
/// @param total how many entries the log has
public record AuditPage(List<AuditEntry> entries, int page, int size, long total) {

    /// How many pages there are: at least one.
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /// Whether there are older entries.
    public boolean hasOlder() {
        return page + 1 < pages();
    }

    /// Whether there are newer entries.
    public boolean hasNewer() {
        return page > 0;
    }
}
