package io.github.cliocheckin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house: dependencies point one way. */
@AnalyzeClasses(packages = "io.github.cliocheckin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule noPackagesGoInACircle =
            slices().matching("io.github.cliocheckin.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule clioKnowsNothingOfUs = noClasses()
            .that()
            .resideInAPackage("..cliocheckin.clio..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..cliocheckin.integration..",
                    "..cliocheckin.matter..",
                    "..cliocheckin.poll..",
                    "..cliocheckin.checkin..",
                    "..cliocheckin.connection..",
                    "..cliocheckin.database..",
                    "..cliocheckin.api..",
                    "..cliocheckin.ops..");

    @ArchTest
    static final ArchRule theVaultKnowsOnlyTheDatabase = noClasses()
            .that()
            .resideInAPackage("..cliocheckin.secret..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.cliocheckin..")
                    .and(resideOutsideOfPackages("..cliocheckin.secret..", "..cliocheckin.database..")));

    @ArchTest
    static final ArchRule theRulesKnowNeitherDatabaseNorCamelNorHttp = noClasses()
            .that()
            .resideInAPackage("..cliocheckin.matter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..cliocheckin.database..", "org.springframework..", "org.apache.camel..", "io.vertx..");

    @ArchTest
    static final ArchRule theAuditTrailStandsOnTheDatabaseAndKnowsNothingOfWhatChanges = noClasses()
            .that()
            .resideInAPackage("..cliocheckin.audit..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.github.cliocheckin..")
                    .and(not(resideInAnyPackage(
                            "..cliocheckin.audit..", "..cliocheckin.database..", "..cliocheckin.api.."))));

    @ArchTest
    static final ArchRule theNetworkKnowsNothingOfWhatIsSent = noClasses()
            .that()
            .resideInAPackage("..cliocheckin.network..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.github.cliocheckin..").and(not(resideInAPackage("..cliocheckin.network.."))));

    @ArchTest
    static final ArchRule kameletsRunWithoutOurDatabaseAndOurWiring = noClasses()
            .that()
            .resideInAPackage("..cliocheckin.kamelet..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.cliocheckin",
                    "..cliocheckin.database..",
                    "..cliocheckin.poll..",
                    "..cliocheckin.connection..",
                    "..cliocheckin.security..",
                    "..cliocheckin.ops..",
                    "org.springframework..");

    @ArchTest
    static final ArchRule nothingDependsOnTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackage("..cliocheckin.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..cliocheckin.sandbox..");

    @ArchTest
    static final ArchRule floorsStandOnWhatIsBelowThem = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.github.cliocheckin..")
            .layer("start")
            .definedBy("io.github.cliocheckin")
            .layer("sandbox")
            .definedBy("..sandbox..")
            .layer("console")
            .definedBy("..cliocheckin.console..")
            .layer("ops")
            .definedBy("..ops..")
            .layer("security")
            .definedBy("..security..")
            .layer("poll")
            .definedBy("..poll..")
            .layer("checkin")
            .definedBy("..cliocheckin.checkin..")
            .layer("hook")
            .definedBy("..cliocheckin.hook..")
            .layer("sendreview")
            .definedBy("..cliocheckin.sendreview..")
            .layer("event")
            .definedBy("..cliocheckin.event..")
            .layer("handin")
            .definedBy("..cliocheckin.handin..")
            .layer("kamelet")
            .definedBy("..kamelet..")
            .layer("matter")
            .definedBy("..matter..")
            .whereLayer("start")
            .mayOnlyBeAccessedByLayers("sandbox")
            .whereLayer("console")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("ops")
            .mayOnlyBeAccessedByLayers("start", "console")
            .whereLayer("security")
            .mayOnlyBeAccessedByLayers("start", "console")
            .whereLayer("poll")
            .mayOnlyBeAccessedByLayers("start", "console", "ops", "hook", "sendreview")
            .whereLayer("sendreview")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("handin")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("matter")
            .mayOnlyBeAccessedByLayers(
                    "start", "console", "ops", "poll", "checkin", "sendreview", "event", "handin", "kamelet")
            .whereLayer("kamelet")
            .mayNotBeAccessedByAnyLayer();
}
