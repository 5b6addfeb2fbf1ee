import CallStories
import Calls
import Testing

@Suite struct StoryTests {
    private func expectJourneys(of story: Story) {
        #expect(Journeys.all(of: story.pieces()).told == story.journeys)
    }

    @Test(arguments: Story.incoming) func `a call from outside is one journey with one outcome`(story: Story) {
        expectJourneys(of: story)
    }

    @Test(arguments: Story.forwarded) func `a forwarded call and its voicemail are one journey`(story: Story) {
        expectJourneys(of: story)
    }

    @Test(arguments: Story.transferred) func `a transferred call is one journey`(story: Story) {
        expectJourneys(of: story)
    }

    @Test(arguments: Story.outgoing) func `a call that the account makes is one journey`(story: Story) {
        expectJourneys(of: story)
    }

    @Test(arguments: Story.clickToDial) func `a click-to-dial call is one outgoing journey`(story: Story) {
        expectJourneys(of: story)
    }

    @Test(arguments: Story.incomplete) func `what was not heard stays unknown`(story: Story) {
        expectJourneys(of: story)
    }

    @Test(arguments: Story.tiedByNumbers) func `numbers tie legs only where no id speaks against it`(story: Story) {
        expectJourneys(of: story)
    }
}
