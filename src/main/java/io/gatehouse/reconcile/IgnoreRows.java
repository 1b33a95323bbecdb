package io.gatehouse.reconcile;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface IgnoreRows extends Repository<IgnoreRow, Long> {

    IgnoreRow save(IgnoreRow row);

    List<IgnoreRow> findByNetworkIdOrderByIdDesc(long network);

    Optional<IgnoreRow> findByNetworkIdAndMark(long network, String mark);

    Optional<IgnoreRow> findByIdAndNetworkId(long id, long network);

    void delete(IgnoreRow row);

    void deleteByNetworkId(long network);
}
