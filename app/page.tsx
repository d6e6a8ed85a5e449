export default function HomePage() {
  return <main>Headwater</main>;
}
