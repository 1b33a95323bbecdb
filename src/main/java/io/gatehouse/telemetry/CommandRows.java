package io.gatehouse.telemetry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface CommandRows extends JpaRepository<CommandRow, Long> {

    List<CommandRow> findByNetworkIdOrderByIdDesc(long network, Limit limit);

    List<CommandRow> findByNetworkIdAndMemberAndTakenAwayFalse(long network, String member);

    @Query(
            "select count(c) > 0 from CommandRow c where c.networkId = :network and c.answeredAt is null"
                    + " and c.expiresAt > :now")
    boolean isAnyOpen(long network, Instant now);

    @Query(
            "select c from CommandRow c where c.networkId in :networks and c.takenAway = false"
                    + " and (c.answeredAt < :before or c.expiresAt < :before)")
    List<CommandRow> overBefore(Collection<Long> networks, Instant before);

    @Modifying
    @Query("delete from CommandRow c where c.issuedAt < :before")
    void deleteOlderThan(Instant before);
}
