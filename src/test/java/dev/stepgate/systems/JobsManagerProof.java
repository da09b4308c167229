package dev.stepgate.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What must be so when jobs-manager is restored. */
record JobsManagerProof(JobsManager system) {

  void developmentHasWhatProductionHad() {
    for (String table : new String[] {"workflow_job", "workflow_client", "job_costline"}) {
      assertThat(system.inDevelopment("select count(*) from " + table))
          .isEqualTo(
              system.server.query(JobsManager.production(), "select count(*) from " + table));
    }
    assertThat(system.inDevelopment("select count(*) from workflow_job where contact_id is null"))
        .isEqualTo("84");
    assertThat(system.inDevelopment("select company_name from workflow_companydefaults"))
        .isEqualTo("Demo Company");
    assertThat(system.given()).isEqualTo("{\"contacts\": 600, \"projects\": 300, \"items\": 175}");
    assertThat(system.tester.path("media/Job-90001/drawing-1.jpg")).isNotEmptyFile();
  }

  void nothingOfProductionIsLeft() {
    assertThat(
            system.inDevelopment(
                "select count(*) from workflow_client where xero_contact_id like 'production-%'"))
        .isEqualTo("0");
    assertThat(
            system.inDevelopment(
                "select count(*) from workflow_xerotoken where access_token like 'production-%'"))
        .isEqualTo("0");
    assertThat(
            system.inDevelopment(
                "select count(*) from workflow_staff where email like '%realmetalworks%'"))
        .isEqualTo("0");
  }

  /** The settings themselves have the password of the database. */
  void secretsStandNowhere() {
    assertThat(filesWith(JobsManager.DB_PASSWORD)).containsExactly(system.tester.path(".env"));
    for (String secret :
        new String[] {
          JobsManager.PROD_PASSWORD, JobsManager.ADMIN_PASSWORD, system.server.password()
        }) {
      assertThat(filesWith(secret)).isEmpty();
    }
  }

  private List<Path> filesWith(String secret) {
    return system.tester.filesContaining(secret.getBytes(StandardCharsets.UTF_8));
  }
}
