package io.gatehouse.reconcile;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RunRows extends Repository<RunRow, Long> {

    RunRow saveAndFlush(RunRow run);

    Optional<RunRow> findById(long id);

    Optional<RunRow> findByActiveNetwork(long network);

    List<RunRow> findByNetworkIdOrderByIdDesc(long network, Limit limit);

    Optional<RunRow> findFirstByPlanIdOrderByIdDesc(long plan);

    List<RunRow> findByOrderByIdDesc(Limit limit);

    /// The newest run of each network that has any.
    @Query(
            "select r from RunRow r where r.id in (select max(n.id) from RunRow n where n.networkId in :networks"
                    + " group by n.networkId)")
    List<RunRow> latestOf(Collection<Long> networks);

    /// The run, which nobody takes up or ends before the transaction is over.
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select r from RunRow r where r.id = :id")
    Optional<RunRow> hold(long id);

    /// Gives a run that is not over to whoever asks.
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update RunRow r set r.turns = r.turns + 1 where r.id = :id and r.activeNetwork is not null")
    int take(long id);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update RunRow r set r.cancelRequested = true where r.id = :id and r.activeNetwork is not null")
    int requestCancel(long id);
}
