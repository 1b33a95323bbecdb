package io.gatehouse.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface NetworkRows extends JpaRepository<NetworkRow, Long> {

    /// A network and its current revision.
    record Current(NetworkRow network, RevisionRow revision) {

        Network value() {
            return network.network(revision.layout());
        }
    }

    @Query(
            """
            select new io.gatehouse.network.NetworkRows$Current(n, r) from NetworkRow n, RevisionRow r
            where r.networkId = n.id and r.revision = n.revision order by n.id\
            """)
    List<Current> allCurrent();

    @Query(
            """
            select new io.gatehouse.network.NetworkRows$Current(n, r) from NetworkRow n, RevisionRow r
            where r.networkId = n.id and r.revision = n.revision and n.id = :id\
            """)
    Optional<Current> current(long id);

    @Query(
            """
            select new io.gatehouse.network.NetworkRows$Current(n, r) from NetworkRow n, RevisionRow r
            where r.networkId = n.id and r.revision = n.revision and n.accountId = :accountId order by n.id\
            """)
    List<Current> currentOfAccount(long accountId);

    @Query("select n.accountId from NetworkRow n where n.id = :id")
    Optional<Long> accountOf(long id);

    /// Makes everybody else wait who would save a network of this account, until the transaction ends: no two take the
    /// same name or block at once.
    @Query(value = "select id from account where id = :accountId for update", nativeQuery = true)
    Optional<Long> lockAccount(long accountId);

    /// Adds a network under an id that it has had before.
    @Modifying
    @Query(
            value =
                    """
                    insert into network (id, account_id, folded_name, revision, deleting, created_at, version)
                    values (:id, :accountId, :foldedName, 1, false, :createdAt, 0)\
                    """,
            nativeQuery = true)
    void insert(long id, long accountId, String foldedName, Instant createdAt);
}
