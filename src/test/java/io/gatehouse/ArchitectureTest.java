package io.gatehouse;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.gatehouse.testing.RunsBesideOthers;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.modulith.core.ApplicationModules;

/** The map of the modules, held against the code. */
@RunsBesideOthers
class ArchitectureTest {

    /** Who may import whom. A module may also import what the modules named here may. */
    private static final Map<String, Set<String>> MAY_IMPORT =
            Map.ofEntries(
                    entry("topology", Set.of()),
                    entry("input", Set.of()),
                    entry("planning", Set.of("topology")),
                    entry("cloud", Set.of("planning")),
                    entry("audit", Set.of()),
                    entry("backup", Set.of("audit")),
                    entry("account", Set.of("cloud", "audit", "input")),
                    entry("network", Set.of("account")),
                    entry("dns", Set.of("network")),
                    entry("fileservice", Set.of("network")),
                    entry("forwarding", Set.of("dns")),
                    entry("cluster", Set.of("dns")),
                    entry("appliance", Set.of("forwarding", "fileservice")),
                    entry("telemetry", Set.of("cloud")),
                    entry("reconcile", Set.of("network", "telemetry")),
                    entry("health", Set.of("reconcile")),
                    entry("web", Set.of("input")));

    private static final JavaClasses PANEL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.gatehouse");

    /// Pages and REST controllers show what several modules know, so they may import anything; that nobody imports them
    /// is a rule of its own. Counted as part of their modules they would close cycles.
    private static final DescribedPredicate<JavaClass> PAGES = resideInAPackage("io.gatehouse.*.web..");

    private static final ApplicationModules MODULES = ApplicationModules.of(GatehouseApplication.class, PAGES);

    @Test
    void noModuleReachesIntoAnotherAndNoCycleExists() {
        MODULES.verify();
    }

    @Test
    void everyModuleIsOnTheMap() {
        assertThat(PANEL.stream().map(ArchitectureTest::module).filter(name -> !name.isEmpty()))
                .as("a new module needs its row in MAY_IMPORT, and in the map of the documentation")
                .isSubsetOf(MAY_IMPORT.keySet());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleImportsOnlyWhatItMay(String module) {
        var own = "io.gatehouse." + module + "..";
        var allowed = below(module).map(name -> "io.gatehouse." + name + "..").toArray(String[]::new);
        check(
                classes()
                        .that()
                        .resideInAPackage(own)
                        .and()
                        .resideOutsideOfPackage("io.gatehouse.*.web..")
                        .should()
                        .onlyDependOnClassesThat(
                                resideOutsideOfPackage("io.gatehouse..")
                                        .or(resideInAPackage(own))
                                        .or(resideInAnyPackage(allowed)))
                        .because("imports go one way, from what users ask for down to the words it is said in"));
    }

    @Test
    void topologyIsPlainJava() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.gatehouse.topology..")
                        .should()
                        .dependOnClassesThat(
                                resideOutsideOfPackage("java..")
                                        .and(resideOutsideOfPackage("org.jspecify.."))
                                        .and(resideOutsideOfPackage("io.gatehouse.topology.."))
                                        .and(resideOutsideOfPackage("inet.ipaddr..")))
                        .because("the words of the field outlive every framework"));
    }

    @Test
    void theAddressLibraryStaysInsideCidr() {
        check(
                noClasses()
                        .that(isNot("io.gatehouse.topology.Cidr"))
                        .should()
                        .dependOnClassesThat(resideInAPackage("inet.ipaddr.."))
                        .because("one type of ours does address arithmetic, and the library can be replaced there"));
    }

    @Test
    void planningIsPlainJava() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage("io.gatehouse.planning..")
                        .should()
                        .dependOnClassesThat(
                                resideOutsideOfPackage("java..")
                                        .and(resideOutsideOfPackage("org.jspecify.."))
                                        .and(resideOutsideOfPackage("io.gatehouse.topology.."))
                                        .and(resideOutsideOfPackage("io.gatehouse.planning..")))
                        .because(
                                "a plan is a function of what is wanted and what was seen, tested without any server"));
    }

    @Test
    void topologyAndPlanningKnowNeitherTheTimeNorChance() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("io.gatehouse.topology..", "io.gatehouse.planning..")
                        .should()
                        .callMethodWhere(
                                describe("it reads the clock or makes a random id", ArchitectureTest::isImpure))
                        .orShould()
                        .dependOnClassesThat(
                                belongToAnyOf(Random.class, RandomGenerator.class, ThreadLocalRandom.class))
                        .because("the same question must get the same plan, or an approval means nothing"));
    }

    @Test
    void onlyTheAwsAdapterKnowsTheAwsSdk() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.gatehouse.cloud.aws..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("software.amazon.awssdk..")
                        .because("everything else must run on the sandbox just the same"));
    }

    @Test
    void nobodyImportsTheAdaptersOfTheClouds() {
        for (var adapter : Set.of("io.gatehouse.cloud.aws..", "io.gatehouse.cloud.sandbox..")) {
            check(
                    noClasses()
                            .that()
                            .resideOutsideOfPackage(adapter)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(adapter)
                            .because("the panel speaks to the ports in io.gatehouse.cloud, whichever cloud answers"));
        }
    }

    @Test
    void nobodyImportsThePagesOfAModule() {
        check(
                classes()
                        .should(notImportPagesOfOthers())
                        .because("pages may show what several modules know, and stay free of cycles that way"));
    }

    @Test
    void entitiesAreTheirModulesOwn() {
        for (var annotation : Set.of(Entity.class, MappedSuperclass.class, Embeddable.class)) {
            check(
                    classes()
                            .that()
                            .areAnnotatedWith(annotation)
                            .and()
                            .areNotRecords()
                            .should()
                            .notBePublic()
                            .because("tables change; what other modules see are values"));
        }
    }

    @Test
    void nothingIsInjectedIntoFields() {
        for (var annotation : Set.of(Autowired.class, Inject.class, Resource.class, Value.class)) {
            check(
                    noFields()
                            .should()
                            .beAnnotatedWith(annotation)
                            .because("a constructor says what a class needs, to Spring and to a test alike"));
        }
    }

    @Test
    void loggersAreConstants() {
        check(
                fields().that()
                        .haveRawType(org.slf4j.Logger.class)
                        .should()
                        .bePrivate()
                        .andShould()
                        .beStatic()
                        .andShould()
                        .beFinal()
                        .because("a logger belongs to one class and never changes"));
    }

    static Stream<String> modules() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    private static Stream<String> below(String module) {
        return MAY_IMPORT.get(module).stream().flatMap(next -> Stream.concat(Stream.of(next), below(next))).distinct();
    }

    /** The first package below the root's, or nothing for the root itself. */
    private static String module(JavaClass type) {
        return type.getPackageName().replaceFirst("^io\\.gatehouse\\.?", "").replaceFirst("\\..*", "");
    }

    private static DescribedPredicate<JavaClass> isNot(String name) {
        return describe(
                "are not " + name, type -> !type.getName().equals(name) && !type.getName().startsWith(name + "$"));
    }

    private static boolean isImpure(JavaMethodCall call) {
        var method = call.getName();
        var owner = call.getTargetOwner();
        return (owner.getPackageName().equals("java.time") && (method.equals("now") || method.startsWith("system")))
                || (owner.isEquivalentTo(System.class) && Set.of("currentTimeMillis", "nanoTime").contains(method))
                || (owner.isEquivalentTo(UUID.class) && method.equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && method.equals("random"));
    }

    private static ArchCondition<JavaClass> notImportPagesOfOthers() {
        return new ArchCondition<>("not import the pages of a module") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isPage(dependency.getTargetClass()))
                        .filter(dependency -> !sameModulesPages(dependency))
                        .map(dependency -> SimpleConditionEvent.violated(dependency, dependency.getDescription()))
                        .forEach(events::add);
            }
        };
    }

    private static boolean isPage(JavaClass type) {
        return type.getPackageName().matches("io\\.gatehouse\\.\\w+\\.web(\\..*)?");
    }

    private static boolean sameModulesPages(Dependency dependency) {
        var origin = dependency.getOriginClass();
        return isPage(origin) && module(origin).equals(module(dependency.getTargetClass()));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PANEL);
    }
}
