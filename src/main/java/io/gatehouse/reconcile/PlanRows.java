package io.gatehouse.reconcile;

import org.springframework.data.repository.Repository;

import java.util.Optional;

interface PlanRows extends Repository<PlanRow, Long> {

    PlanRow save(PlanRow plan);

    Optional<PlanRow> findById(long id);
}
