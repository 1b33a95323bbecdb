package io.gatehouse.reconcile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StatusRows extends Repository<StatusRow, Long> {

    StatusRow saveAndFlush(StatusRow row);

    Optional<StatusRow> findById(long network);

    @Query(
            """
            select new io.gatehouse.reconcile.StatusBrief(
                s.networkId, s.sweptAt, s.sweptRevision, s.appliedRevision, s.changes, s.blocked)
            from StatusRow s where s.networkId in :networks\
            """)
    List<StatusBrief> briefs(Collection<Long> networks);

    void deleteById(long network);
}
