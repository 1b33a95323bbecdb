package io.gatehouse.telemetry;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface EventRows extends Repository<EventRow, Long> {

    EventRow saveAndFlush(EventRow row);

    boolean existsByNetworkIdAndMemberAndBootAndSeq(long network, String member, String boot, long seq);

    long countByNetworkIdAndMemberAndSentAtAfter(long network, String member, Instant since);

    List<EventRow> findByNetworkIdOrderBySentAtDescIdDesc(long network, Limit limit);

    List<EventRow> findAllByOrderByIdDesc(Limit limit);

    @Modifying
    @Query("delete from EventRow e where e.sentAt < :before")
    void deleteOlderThan(Instant before);
}
