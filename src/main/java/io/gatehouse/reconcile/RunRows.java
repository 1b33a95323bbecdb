package io.gatehouse.reconcile;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface RunRows extends Repository<RunRow, Long> {

    RunRow saveAndFlush(RunRow run);

    Optional<RunRow> findById(long id);

    Optional<RunRow> findByActiveNetwork(long network);

    List<RunRow> findByNetworkIdOrderByIdDesc(long network, Limit limit);
}
