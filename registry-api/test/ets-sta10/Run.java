import java.util.List;
import org.opengis.cite.sta10.SuiteAttribute;
import org.testng.ISuite;
import org.testng.ISuiteListener;
import org.testng.TestListenerAdapter;
import org.testng.ITestResult;
import org.testng.TestNG;

/** Runs the tests of level 1 as TEAM Engine would: tells them the address and the level, and says what came of each. */
public class Run extends TestListenerAdapter implements ISuiteListener {
  private static String url;

  public static void main(String[] args) throws Exception {
    url = args[0];
    Run run = new Run();
    TestNG runner = new TestNG(false);
    runner.setTestClasses(new Class[] {Class.forName("org.opengis.cite.sta10.sensingCore.Capability1Tests")});
    runner.addListener((Object) run);
    runner.setVerbose(0);
    runner.run();
    run.say("passed", run.getPassedTests());
    run.say("FAILED", run.getFailedTests());
    run.say("SKIPPED", run.getSkippedTests());
    System.exit(runner.getStatus());
  }

  private void say(String outcome, List<ITestResult> results) {
    for (ITestResult result : results) {
      Throwable why = result.getThrowable();
      System.out.println(outcome + " " + result.getName() + (why == null ? "" : ": " + why.getMessage()));
    }
  }

  @Override
  public void onStart(ISuite suite) {
    suite.setAttribute(SuiteAttribute.TEST_SUBJECT.getName(), url);
    suite.setAttribute(SuiteAttribute.LEVEL.getName(), 1);
  }

  @Override
  public void onFinish(ISuite suite) {}
}
