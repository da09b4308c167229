package dev.stepgate.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.test.JobRepositoryTestUtils;

class BatchRepositoryTest {
  @TempDir Path home;

  @Test
  void keepsAndRemovesWhatSpringBatchsOwnTestToolsMake() throws Exception {
    try (Store store = Store.open(StoreSettings.from(home, Map.of()))) {
      JobRepository repository = BatchRepository.on(store);
      JobRepositoryTestUtils tools = new JobRepositoryTestUtils(repository);

      List<JobExecution> made =
          tools.createJobExecutions("restore", new String[] {"one", "two"}, 1);
      assertThat(repository.getJobInstanceCount("restore")).isEqualTo(1);
      assertThat(repository.getStepExecutionCount(made.get(0).getJobInstance(), "two"))
          .isEqualTo(1);

      tools.removeJobExecutions();
      assertThat(repository.getJobNames()).isEmpty();
    }
  }
}
