package dev.stepgate.web.pages;

/** The runbook of a restore in small: it prints, fails once, asks, and ends. */
final class Story {
  static final String SECRET = "s3cr3t-of-production";
  static final String RUNBOOK =
      """
      runbook: story
      title: Restore production into development
      lock: development jobs
      secrets:
        PROD_PASSWORD: {prompt: Production database password}
      inputs:
        PLACE: {default: "${RUNBOOK_FOLDER}", description: Where the files lie.}
      steps:
        - id: export
          title: Export the data
          run: |
            for i in $(seq 1 40); do echo "table $i: $((i * 137)) rows"; sleep 0.05; done
            until [ -e "$PLACE/watched" ]; do sleep 0.05; done
            echo "password $PROD_PASSWORD"
            echo '<b>bold</b> <script>alert(1)</script>'
          check:
            - run: echo 5480 rows
              contains: 5480
        - id: load
          title: Load the data
          run: echo loading; cat "$PLACE/data.sql"
          check:
            - run: wc -l < "$PLACE/data.sql"
              number: ">= 3"
          hint: The file comes from the export; look whether it is complete.
        - id: look
          title: Say that development may be used
          manual: Open development and look at a few jobs.
          checklist: [The counts look right, Nothing personal is left]
          type: MAY BE USED
          not-by-starter: true
          check:
            - run: test -e "$PLACE/data.sql"
        - id: tidy
          title: Tidy up
          run: echo tidy
          unchecked: nothing depends on it
      """;

  private Story() {}
}
