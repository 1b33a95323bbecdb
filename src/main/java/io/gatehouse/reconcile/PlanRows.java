package io.gatehouse.reconcile;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface PlanRows extends Repository<PlanRow, Long> {

    PlanRow save(PlanRow plan);

    Optional<PlanRow> findById(long id);
}
